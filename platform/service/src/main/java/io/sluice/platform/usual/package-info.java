/** The paths under which people look for what every service has, wherever it is. */
@NullMarked
package io.sluice.platform.usual;

import org.jspecify.annotations.NullMarked;
