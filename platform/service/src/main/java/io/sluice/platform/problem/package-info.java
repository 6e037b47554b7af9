/** Answers that say what is wrong, as RFC 9457 has them; the same way in all services. */
@NullMarked
package io.sluice.platform.problem;

import org.jspecify.annotations.NullMarked;
