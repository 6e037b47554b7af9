/**
 * What a bundle would have raised over readings that are there already: through the scorer of
 * scoring-service and the state machine of alert-service, beside what was raised.
 */
@NullMarked
package io.sluice.models.backtest;

import org.jspecify.annotations.NullMarked;
