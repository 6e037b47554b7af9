/** Who is told next if nobody acknowledges in time. */
@NullMarked
package io.sluice.alert.escalation;

import org.jspecify.annotations.NullMarked;
