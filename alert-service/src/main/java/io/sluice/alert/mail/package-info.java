/**
 * Mail. {@code MailMessage} writes one, {@code MailChannel} hands it to an SMTP server over a
 * connection that it made itself, to the address that was judged.
 */
@NullMarked
package io.sluice.alert.mail;

import org.jspecify.annotations.NullMarked;
