/** Bundles in object storage that speaks S3; the only package that knows the SDK. */
@NullMarked
package io.sluice.stores.s3;

import org.jspecify.annotations.NullMarked;
