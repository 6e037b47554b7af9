/** Syslog for those who collect what happens, SIEMs among them. */
@NullMarked
package io.sluice.alert.syslog;

import org.jspecify.annotations.NullMarked;
