/** Addresses of the internet, and blocks of them. */
@NullMarked
package io.sluice.contracts.address;

import org.jspecify.annotations.NullMarked;
