/** Text messages to a telephone. */
@NullMarked
package io.sluice.alert.sms;

import org.jspecify.annotations.NullMarked;
