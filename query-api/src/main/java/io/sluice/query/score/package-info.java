@NullMarked
package io.sluice.query.score;

import org.jspecify.annotations.NullMarked;
