/**
 * Which versions of a bundle there are, which one is in use and who said so. Looks at names and at
 * the file of stages only: what a bundle is made of, {@code libs/detection} knows.
 */
@NullMarked
package io.sluice.catalog;

import org.jspecify.annotations.NullMarked;
