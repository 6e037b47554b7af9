/** Which addresses receivers may have. */
@NullMarked
package io.sluice.alerting.address;

import org.jspecify.annotations.NullMarked;
