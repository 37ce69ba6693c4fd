package io.escala.channels.event.direct;

import org.jspecify.annotations.Nullable;

/**
 * The message or story that a message answers.
 *
 * @param messageId the quoted message, or null
 * @param storyId the story of the account that it answers, or null; Instagram only
 * @param storyUrl the URL of the story, or null; valid as long as the story exists
 * @param linkStickerUrl the URL of a link sticker in the story, or null
 * @param toSelf whether the quoted message is the sender's own
 */
public record DirectReply(
        @Nullable String messageId,
        @Nullable String storyId,
        @Nullable String storyUrl,
        @Nullable String linkStickerUrl,
        boolean toSelf) {
    /** Omits personal data. */
    @Override
    public String toString() {
        return "DirectReply[messageId=" + messageId + ", storyId=" + storyId + ", toSelf=" + toSelf + "]";
    }
}
