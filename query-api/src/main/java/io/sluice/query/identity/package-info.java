/** Tells who asks what their role allows, so that a page offers nothing that would be refused. */
@NullMarked
package io.sluice.query.identity;

import org.jspecify.annotations.NullMarked;
