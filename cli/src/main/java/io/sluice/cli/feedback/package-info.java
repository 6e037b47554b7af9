/** What people say of records and windows, handed to query-api and fetched from it. */
@NullMarked
package io.sluice.cli.feedback;

import org.jspecify.annotations.NullMarked;
