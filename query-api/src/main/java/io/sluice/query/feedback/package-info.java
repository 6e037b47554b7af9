/** What people say of single records and of stretches of time, kept and never changed. */
@NullMarked
package io.sluice.query.feedback;

import org.jspecify.annotations.NullMarked;
