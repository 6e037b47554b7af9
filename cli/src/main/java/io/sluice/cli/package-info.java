/**
 * The commands behind {@code ./sluice}: each has a package of its own, here is what they share.
 * Arguments that several commands take are mixins, so that they mean the same everywhere. A command
 * that cannot go on says so in one sentence, a {@link io.sluice.cli.CommandFailure}.
 */
@NullMarked
package io.sluice.cli;

import org.jspecify.annotations.NullMarked;
