@NullMarked
package io.sluice.cli.inspect;

import org.jspecify.annotations.NullMarked;
