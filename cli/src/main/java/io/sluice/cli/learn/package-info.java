@NullMarked
package io.sluice.cli.learn;

import org.jspecify.annotations.NullMarked;
