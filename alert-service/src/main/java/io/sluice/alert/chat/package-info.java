/**
 * Chats: Slack and Microsoft Teams. Whatever an asset, a tag or a person is named, nobody is called
 * by it and nothing of it is taken for markup: {@code SlackText} and {@code TeamsFormat} say how.
 */
@NullMarked
package io.sluice.alert.chat;

import org.jspecify.annotations.NullMarked;
