/** Parquet files; Hardwood reads them. */
@NullMarked
package io.sluice.formats.parquet;

import org.jspecify.annotations.NullMarked;
