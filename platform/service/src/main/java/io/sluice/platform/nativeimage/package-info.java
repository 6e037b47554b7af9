/** What the parts that every service has need registered for a native executable. */
@NullMarked
package io.sluice.platform.nativeimage;

import org.jspecify.annotations.NullMarked;
