/**
 * Whether a record is a reading: JSON token by token ({@link
 * io.sluice.ingest.validation.JsonReadingValidator}), CSV row by row ({@link
 * io.sluice.ingest.validation.CsvRowValidator}). What is said of either is one rule: a fault costs
 * the record, a word in place of a number its own value. Plain Java without a clock.
 */
@NullMarked
package io.sluice.ingest.validation;

import org.jspecify.annotations.NullMarked;
