/** Which rules of {@code io.sluice.incidents} hold for the assets of a profile. */
package io.sluice.alert.incident;
