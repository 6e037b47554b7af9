/**
 * Members of consumer groups that read, write and commit in one transaction: {@code SessionWorker}
 * runs one {@code Session} after the other on a thread of its own, {@code CommitNote} tells the
 * next one how far it has to go back. What a session does with the records is its service's.
 */
@NullMarked
package io.sluice.platform.session;

import org.jspecify.annotations.NullMarked;
