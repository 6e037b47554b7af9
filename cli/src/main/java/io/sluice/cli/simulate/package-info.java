@NullMarked
package io.sluice.cli.simulate;

import org.jspecify.annotations.NullMarked;
