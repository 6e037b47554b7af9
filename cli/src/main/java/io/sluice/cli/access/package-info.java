/** How commands reach a service elsewhere: with which key, and whose certificates they trust. */
@NullMarked
package io.sluice.cli.access;

import org.jspecify.annotations.NullMarked;
