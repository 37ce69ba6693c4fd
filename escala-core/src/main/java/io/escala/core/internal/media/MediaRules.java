package io.escala.core.internal.media;

import io.escala.core.internal.loop.UnitOfWork;
import io.escala.crm.conversation.MediaFile;
import io.escala.crm.conversation.MediaRef;
import io.escala.crm.conversation.Message;
import io.escala.crm.conversation.MessageContent;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Enqueues work when a message with media is filed or unsent. Pure. */
public final class MediaRules {
    private MediaRules() {}

    /**
     * Returns the media referenced by a content whose bytes are fetched or kept: not one above a template that Meta fetches itself.
     *
     * @param content the content
     * @return its media by place, from 0; several for an album, none for most
     */
    public static List<MediaRef> media(MessageContent content) {
        if (content instanceof MessageContent.Album album) {
            return album.media();
        }
        if (content instanceof MessageContent.Template template) {
            MediaRef header =
                    template.header() == null ? null : template.header().media();
            return header == null || header.url() != null ? List.of() : List.of(header);
        }
        return content instanceof MessageContent.Media media ? List.of(media.media()) : List.of();
    }

    /**
     * Enqueues the fetching of a message's media, one work item each, if this inbox fetches media at all.
     *
     * @param unit the decision that files the message
     * @param message the message as it is filed
     */
    public static void enqueue(UnitOfWork unit, Message message) {
        if (unit.fetchesMedia()) {
            for (int place = 0; place < media(message.content()).size(); place++) {
                unit.enqueue(MediaTask.fetch(message.id(), place).item(unit.account(), message.line(), unit.now()));
            }
        }
    }

    /**
     * Enqueues the erasure of a message's media, fetched or not. Call it in the decision that unsends the message; files of
     * the message are included if they are loaded.
     *
     * @param unit the decision that unsends the message
     * @param before the message before it is unsent
     */
    public static void erase(UnitOfWork unit, Message before) {
        if (!unit.fetchesMedia()) {
            return;
        }
        Set<Integer> places = new TreeSet<>();
        for (int place = 0; place < media(before.content()).size(); place++) {
            places.add(place);
        }
        unit.state().conversations().media(before.id()).stream()
                .filter(file -> file.state() == MediaFile.State.STORED)
                .forEach(file -> places.add(file.place()));
        for (int place : places) {
            unit.enqueue(MediaTask.erase(before.id(), place).item(unit.account(), before.line(), unit.now()));
        }
    }
}
