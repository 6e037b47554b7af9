/** Requests that other services of ours answer. */
@NullMarked
package io.sluice.query.forwarding;

import org.jspecify.annotations.NullMarked;
