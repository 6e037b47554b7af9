@NullMarked
package io.sluice.query.problem;

import org.jspecify.annotations.NullMarked;
