@NullMarked
package io.sluice.models.neighbour;

import org.jspecify.annotations.NullMarked;
