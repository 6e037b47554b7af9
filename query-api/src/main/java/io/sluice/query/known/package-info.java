/** False alarms that people called known, of which query-api shows what alert-service does. */
@NullMarked
package io.sluice.query.known;

import org.jspecify.annotations.NullMarked;
