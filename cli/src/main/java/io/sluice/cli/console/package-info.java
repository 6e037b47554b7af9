@NullMarked
package io.sluice.cli.console;

import org.jspecify.annotations.NullMarked;
