/** Workbooks of Excel 2007 and later; FastExcel reads them. */
@NullMarked
package io.sluice.formats.xlsx;

import org.jspecify.annotations.NullMarked;
