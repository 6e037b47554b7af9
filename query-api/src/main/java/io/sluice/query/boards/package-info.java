/** Where people find dashboards about what they look at. */
@NullMarked
package io.sluice.query.boards;

import org.jspecify.annotations.NullMarked;
