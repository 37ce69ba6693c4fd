package io.escala.channels.webhook;

import io.escala.core.channel.AmendmentEvent;
import io.escala.core.channel.ChannelEvent;
import io.escala.core.channel.DeliveryEvent;
import io.escala.core.channel.LineReported;
import io.escala.core.channel.MessageEvent;
import io.escala.core.channel.Party;
import io.escala.core.channel.PersonEvent;
import io.escala.core.channel.Quarantined;
import io.escala.core.channel.TemplateReported;
import io.escala.crm.conversation.MessageContent;
import java.util.stream.Collectors;

/** An event in a few words, for readable tables. */
final class Summary implements ChannelEvent.Cases<String>, MessageContent.Cases<String> {
    private Summary() {}

    static String of(MessageContent content) {
        return content.accept(new Summary());
    }

    static String of(ChannelEvent event) {
        return event.accept(new Summary());
    }

    @Override
    public String inbound(MessageEvent.Inbound event) {
        return "inbound " + event.content().accept(this) + (event.opensWindow() ? " opens" : " opens not") + " from "
                + keys(event.from());
    }

    @Override
    public String echo(MessageEvent.Echo event) {
        return "echo " + event.content().accept(this) + " to " + keys(event.to());
    }

    @Override
    public String status(DeliveryEvent.Status event) {
        return "status " + event.status() + " to " + keys(event.to());
    }

    @Override
    public String watermark(DeliveryEvent.Watermark event) {
        return "watermark " + event.mark() + " by " + keys(event.by());
    }

    @Override
    public String seen(DeliveryEvent.Seen event) {
        return "seen " + event.messageId() + " by " + keys(event.by());
    }

    @Override
    public String edited(AmendmentEvent.Edited event) {
        return "edited " + event.messageId() + " to " + event.content().accept(this) + " by " + keys(event.person());
    }

    @Override
    public String unsent(AmendmentEvent.Unsent event) {
        return "unsent " + event.messageId() + " by " + keys(event.person());
    }

    @Override
    public String reacted(AmendmentEvent.Reacted event) {
        return "reacted " + (event.emoji() == null ? "no more" : event.emoji()) + " to " + event.messageId() + " "
                + event.by() + " " + keys(event.person());
    }

    @Override
    public String quarantined(Quarantined event) {
        return "quarantined " + event.reason() + " " + event.detail()
                + (event.wabaId() == null ? "" : " of the account");
    }

    @Override
    public String personChanged(PersonEvent.PersonChanged event) {
        String notice = event.notice() == null ? "" : " with notice";
        return "person changed from " + keys(event.before()) + " to " + keys(event.after()) + notice;
    }

    @Override
    public String consentChanged(PersonEvent.ConsentChanged event) {
        return "consent " + event.purpose() + " " + event.state() + " by " + keys(event.by());
    }

    @Override
    public String enteredConversation(PersonEvent.EnteredConversation event) {
        return "arrived " + event.kind() + (event.opensWindow() ? " opens" : " opens not") + " from "
                + keys(event.from());
    }

    @Override
    public String called(MessageEvent.Called event) {
        return "called " + event.content().accept(this) + (event.opensWindow() ? " opens" : " opens not") + " from "
                + keys(event.from());
    }

    @Override
    public String templateReported(TemplateReported event) {
        return "template " + event.aspect() + " " + event.value();
    }

    @Override
    public String lineReported(LineReported event) {
        String facts = event.facts().stream()
                .map(fact ->
                        fact.aspect() + (fact.subject().isEmpty() ? "" : "/" + fact.subject()) + "=" + fact.value())
                .collect(Collectors.joining(" "));
        String whose = event.line() != null ? "line" : event.displayPhone() != null ? "number" : "account";
        return "report on the " + whose + ": " + facts;
    }

    @Override
    public String text(MessageContent.Text text) {
        return "text";
    }

    @Override
    public String media(MessageContent.Media media) {
        return media.media().kind().toString();
    }

    @Override
    public String album(MessageContent.Album album) {
        return album.media().stream().map(media -> media.kind().name()).collect(Collectors.joining("+"));
    }

    @Override
    public String choice(MessageContent.Choice choice) {
        return choice.kind().toString();
    }

    @Override
    public String interactive(MessageContent.Interactive interactive) {
        return interactive.form().toString();
    }

    @Override
    public String template(MessageContent.Template template) {
        return "template";
    }

    @Override
    public String structured(MessageContent.Structured structured) {
        return structured.kind().toString();
    }

    @Override
    public String removed(MessageContent.Removed removed) {
        return "removed";
    }

    @Override
    public String raw(MessageContent.Raw raw) {
        return "raw:" + raw.kind();
    }

    /** The kinds of the person's ids, without user names. */
    private static String keys(Party party) {
        return party.keys().stream()
                .filter(key -> key.kind().anchors())
                .map(key -> key.kind().name())
                .collect(Collectors.joining("+"));
    }
}
