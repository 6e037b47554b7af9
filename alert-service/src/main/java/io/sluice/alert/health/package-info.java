@NullMarked
package io.sluice.alert.health;

import org.jspecify.annotations.NullMarked;
