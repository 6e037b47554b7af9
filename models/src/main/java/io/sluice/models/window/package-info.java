@NullMarked
package io.sluice.models.window;

import org.jspecify.annotations.NullMarked;
