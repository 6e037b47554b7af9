/**
 * A file as rows of text fields, whatever wrote it: encoding, delimiter, remarks before the names,
 * units after them, footers, repeated names and layouts of a row a tag are found out, said in a
 * {@link io.sluice.sources.table.TableFinding}, and can be overruled by {@link
 * io.sluice.sources.table.TableOptions}. What the fields mean is not this package's business.
 */
@NullMarked
package io.sluice.sources.table;

import org.jspecify.annotations.NullMarked;
