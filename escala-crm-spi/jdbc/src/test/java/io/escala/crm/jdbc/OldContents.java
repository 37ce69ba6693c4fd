package io.escala.crm.jdbc;

import io.escala.crm.conversation.MediaKind;
import io.escala.crm.conversation.MediaRef;
import io.escala.crm.conversation.MessageContent;
import io.escala.crm.conversation.MessageContext;
import io.escala.crm.conversation.Referral;
import io.escala.crm.conversation.TemplateParameter;
import io.escala.crm.template.TemplateCategory;
import java.util.ArrayList;
import java.util.List;

/** Message contents and contexts of every kind, each with all and with the fewest components. */
final class OldContents {
    private OldContents() {}

    static List<MessageContent> contents() {
        List<MessageContent> all = new ArrayList<>(List.of(
                new MessageContent.Text("Hola, ¿qué tal? 👋🏽\n'quoted' \"text\"; -- {\\}"),
                new MessageContent.Text(""),
                new MessageContent.Removed(),
                new MessageContent.Raw("order", "{\"catalog_id\":\"1\",\"text\":\"caf\\u00e9\"}"),
                new MessageContent.Raw("", "")));
        for (TemplateCategory category : OldKinds.CATEGORIES) {
            all.add(new MessageContent.Template(
                    "welcome",
                    "es_AR",
                    category,
                    List.of(new TemplateParameter(null, "Ana"), new TemplateParameter("date", "1/3")),
                    "Hola Ana"));
            all.add(new MessageContent.Template("bare", "en", category, List.of(), null));
        }
        List<MediaRef> full = new ArrayList<>();
        List<MediaRef> bare = new ArrayList<>();
        for (MediaKind kind : OldKinds.MEDIA) {
            full.add(new MediaRef(
                    kind, "media-1", "https://example.com/?a=b&c=%20", "image/jpeg", "c2hhMjU2", "a b.jpg"));
            bare.add(new MediaRef(kind, null, null, null, null, null));
        }
        full.forEach(ref -> all.add(new MessageContent.Media(ref, "Caption")));
        bare.forEach(ref -> all.add(new MessageContent.Media(ref, null)));
        all.add(new MessageContent.Album(full, "Caption"));
        all.add(new MessageContent.Album(bare, null));
        for (MessageContent.Choice.Kind kind : OldKinds.CHOICES) {
            all.add(new MessageContent.Choice(kind, "payload", "Title"));
            all.add(new MessageContent.Choice(kind, null, null));
        }
        return all;
    }

    static List<MessageContext> contexts() {
        Referral full = new Referral(
                "ad", "ad-1", "https://fb.me/x?a=b", "Sofás 50%", "Dos líneas\nde \"texto\"", "click=1&2", "ref é");
        Referral bare = new Referral("SHORTLINK", null, null, null, null, null, null);
        return List.of(
                MessageContext.NONE,
                new MessageContext(full, "story/1", true),
                new MessageContext(bare, null, false),
                new MessageContext(null, "story/ñ", false),
                new MessageContext(null, null, true));
    }
}
