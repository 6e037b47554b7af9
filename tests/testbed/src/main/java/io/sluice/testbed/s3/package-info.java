/** Object storage that speaks S3. */
@NullMarked
package io.sluice.testbed.s3;

import org.jspecify.annotations.NullMarked;
