/** What people are not told of; alert-service keeps it. */
@NullMarked
package io.sluice.query.quiet;

import org.jspecify.annotations.NullMarked;
