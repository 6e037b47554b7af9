/** Trains a profile anew from what the running system has stored and what people said of it. */
@NullMarked
package io.sluice.cli.retrain;

import org.jspecify.annotations.NullMarked;
