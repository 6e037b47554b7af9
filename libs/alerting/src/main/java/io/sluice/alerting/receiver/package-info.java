/** What a receiver of alerts is, a record of settings for each kind. */
@NullMarked
package io.sluice.alerting.receiver;

import org.jspecify.annotations.NullMarked;
