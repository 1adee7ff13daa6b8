/** Words of the window in which somebody signs in for another site. */
export const popupWords = {
  zh: {
    title: '登录',
    forSite: (site: string) =>
      `登录后，${site} 会知道您是谁，并可以替您提交您在那里填写的内容。请不要在那个网站的页面上输入密码。`,
    goOn: (site: string) => `以下面的身份登录 ${site}`,
    alone: (site: string) => `找不到打开这个窗口的页面。请回到 ${site} 重新点“登录”。`,
    refused: '没有办成，请关掉这个窗口，回到原来的网站再试一次。',
    done: (site: string) => `已登录。请回到 ${site}；这个窗口可以关掉了。`,
    needsScript: '登录需要打开浏览器的脚本功能。不方便的，请打电话或到服务站办理。',
    nowhere: '没有找到这个小区。',
    incomplete: '这个窗口的地址不完整。请回到原来的网站重新点“登录”。',
    call: (telephone: string) => `需要帮助请打电话：${telephone}`,
    foreignTitle: '这个网站还没有登记',
    foreign: (site: string) => `在 ${site} 上还不能登录和提交；公开的内容照样可以看。`,
    foreignSteps: (site: string): string[] => [
      `网站管理员请联系社区，报上网址：${site}`,
      '由社区管理员原样登记这个网址，连同开头的 http 或 https。',
      '登记以后请重新打开这个窗口，网页不用改。',
    ],
  },
  en: {
    title: 'Sign in',
    forSite: (site: string) =>
      `Once you have signed in, ${site} knows who you are and can send in your name what you fill in there. Do not type your password into pages of that site.`,
    goOn: (site: string) => `Sign in to ${site} as the person below`,
    alone: (site: string) =>
      `The page that opened this window is gone. Go back to ${site} and press “Sign in” again.`,
    refused: 'That did not work. Close this window, go back to the site and try once more.',
    done: (site: string) => `You are signed in. Go back to ${site}; this window can be closed.`,
    needsScript:
      'Signing in needs the scripts of your browser. You can also call, or come to the service station.',
    nowhere: 'There is no such place.',
    incomplete: 'The address of this window is not complete. Go back to the site and press “Sign in” again.',
    call: (telephone: string) => `For help call ${telephone}`,
    foreignTitle: 'This site is not registered',
    foreign: (site: string) =>
      `Nobody can sign in or send at ${site} yet. Public things can still be read there.`,
    foreignSteps: (site: string): string[] => [
      `Its webmaster calls the community and names the address: ${site}`,
      'The administrator of the community registers the address exactly as it stands, http or https included.',
      'Then open this window again; the page of the site stays as it is.',
    ],
  },
}
