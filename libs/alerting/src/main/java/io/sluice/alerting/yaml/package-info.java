/** Reads what people write so that all that is wrong with it is said at once. */
@NullMarked
package io.sluice.alerting.yaml;

import org.jspecify.annotations.NullMarked;
