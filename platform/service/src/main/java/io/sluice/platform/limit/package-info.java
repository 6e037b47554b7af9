/** What is turned away before any of it is read; the same way in all services. */
@NullMarked
package io.sluice.platform.limit;

import org.jspecify.annotations.NullMarked;
