/** {@code sluice alerts}: whom alerts reach. */
@NullMarked
package io.sluice.cli.alerts;

import org.jspecify.annotations.NullMarked;
