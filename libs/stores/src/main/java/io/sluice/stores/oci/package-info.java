/** Bundles as OCI artifacts in a registry, read only, by the distribution API v2. */
@NullMarked
package io.sluice.stores.oci;

import org.jspecify.annotations.NullMarked;
