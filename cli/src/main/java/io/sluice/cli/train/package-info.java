@NullMarked
package io.sluice.cli.train;

import org.jspecify.annotations.NullMarked;
