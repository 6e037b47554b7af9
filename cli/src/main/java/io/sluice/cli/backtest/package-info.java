/** Judges readings that are there already anew, and compares what would have been with what was. */
@NullMarked
package io.sluice.cli.backtest;

import org.jspecify.annotations.NullMarked;
