@NullMarked
package io.sluice.query.health;

import org.jspecify.annotations.NullMarked;
