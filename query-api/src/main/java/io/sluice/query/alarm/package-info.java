/** How well people are served by the alarms they get, by the measures of ISA-18.2 and EEMUA 191. */
@NullMarked
package io.sluice.query.alarm;

import org.jspecify.annotations.NullMarked;
