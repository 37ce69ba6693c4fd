package io.escala.channels.event.direct;

import org.jspecify.annotations.Nullable;

/**
 * What a message answers.
 *
 * @param messageId the message it quotes, or null
 * @param storyId the story of the account it answers, or null; Instagram only
 * @param storyUrl where the story is, or null; dies with it
 * @param linkStickerUrl where a link sticker of the story leads, or null
 * @param toSelf whether the quoted message is their own
 */
public record DirectReply(
        @Nullable String messageId,
        @Nullable String storyId,
        @Nullable String storyUrl,
        @Nullable String linkStickerUrl,
        boolean toSelf) {
    /** Without what is personal. */
    @Override
    public String toString() {
        return "DirectReply[messageId=" + messageId + ", storyId=" + storyId + ", toSelf=" + toSelf + "]";
    }
}
