/** Which version of a bundle is in use, and the commands that change it. */
@NullMarked
package io.sluice.cli.models;

import org.jspecify.annotations.NullMarked;
